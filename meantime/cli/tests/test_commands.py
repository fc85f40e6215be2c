"""The commands as a person types them: outputs that fit their schemas, and sentences instead of tracebacks."""

import json
from pathlib import Path

import jsonschema
import pytest

from meantime.cli.main import COMMANDS, main
from meantime.cli.schemas import OUTPUTS, schema_text

OUTLINE = """# Statistics for poets
Meets Tue, Thu 10:00-11:15

## Week 1: Why samples vary
- Lecture: populations and samples (40 min)
- Candy sampling in groups (25 min)
- Reading: chapter 1 (45 min)
- Quiz 1 (10 min)

## Week 2: Describing a centre
- Discussion: which average lies? (20 min)
- Problem set 1 (90 min)
- Muddiest point (5 min)
"""


@pytest.fixture
def outline(tmp_path: Path) -> str:
    file = tmp_path / "poets.md"
    file.write_text(OUTLINE)
    return str(file)


def planned(outline: str, capsys, *options: str) -> str:
    status = main(["plan", outline, "--start", "2027-01-11", "--zone", "Europe/Zurich", "--json", *options])
    assert status == 0
    return capsys.readouterr().out


def fits(name: str, value: object) -> bool:
    jsonschema.validate(value, json.loads(schema_text(name)))
    return True


def test_reading_an_outline_gives_its_activities_with_minutes_and_their_source(outline, capsys):
    assert main(["read", outline, "--json"]) == 0
    reading = json.loads(capsys.readouterr().out)
    assert fits("read", reading)
    quiz = next(a for a in reading["activities"] if a["title"].startswith("Quiz"))
    assert quiz["kind"] == "check"
    assert quiz["minutes"] == {"low": 10, "typical": 10, "high": 10, "source": "stated"}


def test_a_plan_is_the_same_bytes_twice_and_passes_its_own_check(outline, capsys, tmp_path):
    first = planned(outline, capsys)
    assert first == planned(outline, capsys)
    plan = json.loads(first)
    assert fits("plan", plan)
    assert plan["status"] == "optimal"
    file = tmp_path / "plan.json"
    file.write_text(first)
    assert main(["check", str(file)]) == 0


def test_a_plan_that_somebody_broke_fails_its_check_with_a_sentence(outline, capsys, tmp_path):
    plan = json.loads(planned(outline, capsys))
    live = [p for p in plan["placements"] if p["clock"] == "live"]
    for placement in live:
        placement["minutes"]["planned"] += 500
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan))
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().out.strip()


def test_matching_answers_line_by_line_in_order(tmp_path, capsys):
    file = tmp_path / "lines.txt"
    file.write_text("students debate in small groups\n\nread chapter 3\n")
    assert main(["match", str(file), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(fits("match", line) for line in lines)
    assert [line["text"] for line in lines] == ["students debate in small groups", "read chapter 3"]
    assert [line["mode"] for line in lines] == ["sync", "async"]


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_published_schema_of_each_output_is_current(name):
    file = Path(__file__).parents[3] / "docs" / "schemas" / f"{name}.schema.json"
    assert file.read_text() == schema_text(name)


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan", "nowhere.imscc"],
        ["plan", "."],
        ["read", "nowhere.md"],
        ["check", "nowhere.json"],
        ["fly"],
        ["plan"],
        ["plan", "{outline}", "--start", "soon"],
        ["plan", "{outline}", "--zone", "Mars/Olympus"],
        ["plan", "{outline}", "--meetings", "whenever"],
        ["plan", "{outline}", "--break", "2027-03-05..2027-03-01"],
        ["plan", "{outline}", "--weeks", "0"],
        ["plan", "{outline}", "--priority", "fun=2"],
        ["plan", "{outline}", "--priority", "community=nan"],
        ["plan", "{outline}", "--policy", "none-such"],
        ["plan", "{outline}", "--calendar", "{outline}"],
        ["plan", "{outline}", "--seconds", "-1"],
        ["plan", "{outline}", "--seed", "-1"],
        ["plan", "{outline}", "--credits", "many"],
        ["check", "{outline}"],
        ["plan", "{outline}", "--out", "/nowhere/plan.json"],
    ],
)
def test_bad_input_is_exit_2_and_one_sentence(arguments, outline, capsys):
    arguments = [argument.format(outline=outline) for argument in arguments]
    try:
        status = main(arguments)
    except SystemExit as stopped:  # argparse stops the process itself
        status = stopped.code
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("meantime: ")]
    assert status == 2
    assert len(said) == 1


@pytest.mark.parametrize("data", [b"", b"\x00" * 64, b"PK\x03\x04broken", b"%PDF-1.7"])
def test_files_that_are_no_course_are_refused_with_a_sentence(data, tmp_path, capsys):
    file = tmp_path / "course.imscc"
    file.write_bytes(data)
    assert main(["read", str(file)]) == 2
    assert capsys.readouterr().err.startswith("meantime: ")


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(command in text for command in COMMANDS)


TOO_MUCH = """meantime: 1
title: Too much
term: {start: 2027-01-11, weeks: 1}
meetings: ["Tue 10:00 50"]
activities:
  - {title: Lab one, kind: external, form: lab, minutes: 40, clock: live}
  - {title: Lab two, kind: external, form: lab, minutes: 40, clock: live}
"""


def test_a_course_without_a_plan_is_exit_1_and_says_what_would_have_to_give(tmp_path, capsys):
    course, plan = tmp_path / "course.yaml", tmp_path / "plan.json"
    course.write_text(TOO_MUCH)
    assert main(["plan", str(course), "--tz", "Europe/Zurich", "--out", str(plan)]) == 1
    assert "Tue 12 Jan" in capsys.readouterr().out
    written = json.loads(plan.read_text())
    assert fits("plan", written)
    assert written["status"] == "infeasible"
    assert main(["check", str(plan)]) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plan: plan["timeline"][1].update(minutes=500),
        lambda plan: plan["timeline"].pop(),
        lambda plan: plan["placements"].pop(),
        lambda plan: plan["placements"][0].update(at="nowhere"),
        lambda plan: plan.update(objective=plan["objective"] + 1),
        lambda plan: plan.update(bound=plan["objective"] - 1),
    ],
    ids=["longer meeting", "shorter term", "phase left out", "unknown stretch", "better claim", "bound below the plan"],
)
def test_a_plan_file_that_somebody_changed_is_found_out(spoil, outline, capsys, tmp_path):
    plan = json.loads(planned(outline, capsys))
    spoil(plan)
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan))
    assert main(["check", str(file)]) == 1


def test_a_plan_of_another_version_is_refused(outline, capsys, tmp_path):
    plan = json.loads(planned(outline, capsys)) | {"version": 99}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan))
    assert main(["check", str(file)]) == 2
