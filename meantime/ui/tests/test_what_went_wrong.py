"""The pages for what went wrong."""


def test_who_sends_more_than_a_form_takes_reads_that_it_is_too_large(client, db):
    answer = client.post("/login/", {"username": "a" * 3_000_000, "password": "b"})
    assert (answer.status_code, "This is too large" in answer.text) == (413, True)
