"""Time zones of Canvas courses: Ruby on Rails names to IANA, and a guess from the times at which work is due.

The names are those of ActiveSupport::TimeZone::MAPPING (Ruby on Rails, activesupport/lib/active_support/values).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from meantime.formats.timezones.iana import iana_zone

# IANA name: Rails names. In the order in which a guess prefers them: where many Canvas courses are first, and in a
# country the zone with summer time before the one without, which only a term over the change could tell apart.
_RAILS_NAMES = {
    "America/New_York": "Eastern Time (US & Canada)",
    "America/Chicago": "Central Time (US & Canada)",
    "America/Denver": "Mountain Time (US & Canada)",
    "America/Los_Angeles": "Pacific Time (US & Canada)",
    "Europe/London": "London|Edinburgh",
    "Europe/Paris": "Paris",
    "Europe/Berlin": "Berlin",
    "Europe/Madrid": "Madrid",
    "America/Sao_Paulo": "Brasilia",
    "America/Mexico_City": "Mexico City|Guadalajara",
    "America/Bogota": "Bogota",
    "America/Lima": "Lima|Quito",
    "America/Santiago": "Santiago",
    "America/Argentina/Buenos_Aires": "Buenos Aires",
    "Australia/Sydney": "Sydney",
    "Australia/Melbourne": "Melbourne|Canberra",
    "Pacific/Auckland": "Auckland|Wellington",
    "Asia/Kolkata": "Kolkata|Chennai|Mumbai|New Delhi",
    "Asia/Singapore": "Singapore",
    "Asia/Hong_Kong": "Hong Kong",
    "Asia/Shanghai": "Beijing|Chongqing",
    "Asia/Tokyo": "Tokyo|Osaka|Sapporo",
    "Asia/Seoul": "Seoul",
    "America/Phoenix": "Arizona",
    "America/Halifax": "Atlantic Time (Canada)",
    "America/St_Johns": "Newfoundland",
    "America/Juneau": "Alaska",
    "Pacific/Honolulu": "Hawaii",
    "America/Indiana/Indianapolis": "Indiana (East)",
    "America/Regina": "Saskatchewan",
    "America/Tijuana": "Tijuana",
    "America/Chihuahua": "Chihuahua",
    "America/Mazatlan": "Mazatlan",
    "America/Monterrey": "Monterrey",
    "America/Guatemala": "Central America",
    "America/Caracas": "Caracas",
    "America/La_Paz": "La Paz",
    "America/Montevideo": "Montevideo",
    "America/Guyana": "Georgetown",
    "America/Puerto_Rico": "Puerto Rico",
    "America/Nuuk": "Greenland",
    "Atlantic/South_Georgia": "Mid-Atlantic",
    "Atlantic/Azores": "Azores",
    "Atlantic/Cape_Verde": "Cape Verde Is.",
    "Europe/Dublin": "Dublin",
    "Europe/Lisbon": "Lisbon",
    "Africa/Casablanca": "Casablanca",
    "Africa/Monrovia": "Monrovia",
    "Etc/UTC": "UTC",
    "Europe/Amsterdam": "Amsterdam",
    "Europe/Belgrade": "Belgrade",
    "Europe/Bratislava": "Bratislava",
    "Europe/Brussels": "Brussels",
    "Europe/Budapest": "Budapest",
    "Europe/Copenhagen": "Copenhagen",
    "Europe/Ljubljana": "Ljubljana",
    "Europe/Prague": "Prague",
    "Europe/Rome": "Rome",
    "Europe/Sarajevo": "Sarajevo",
    "Europe/Skopje": "Skopje",
    "Europe/Stockholm": "Stockholm",
    "Europe/Vienna": "Vienna",
    "Europe/Warsaw": "Warsaw",
    "Europe/Zagreb": "Zagreb",
    "Europe/Zurich": "Zurich|Bern",
    "Africa/Algiers": "West Central Africa",
    "Europe/Athens": "Athens",
    "Europe/Bucharest": "Bucharest",
    "Europe/Helsinki": "Helsinki",
    "Europe/Kyiv": "Kyiv|Kiev",
    "Europe/Riga": "Riga",
    "Europe/Sofia": "Sofia",
    "Europe/Tallinn": "Tallinn",
    "Europe/Vilnius": "Vilnius",
    "Africa/Cairo": "Cairo",
    "Africa/Johannesburg": "Pretoria",
    "Africa/Harare": "Harare",
    "Asia/Jerusalem": "Jerusalem",
    "Europe/Kaliningrad": "Kaliningrad",
    "Europe/Istanbul": "Istanbul",
    "Europe/Minsk": "Minsk",
    "Europe/Moscow": "Moscow|St. Petersburg",
    "Europe/Volgograd": "Volgograd",
    "Africa/Nairobi": "Nairobi",
    "Asia/Baghdad": "Baghdad",
    "Asia/Kuwait": "Kuwait",
    "Asia/Riyadh": "Riyadh",
    "Asia/Tehran": "Tehran",
    "Europe/Samara": "Samara",
    "Asia/Baku": "Baku",
    "Asia/Muscat": "Muscat|Abu Dhabi",
    "Asia/Tbilisi": "Tbilisi",
    "Asia/Yerevan": "Yerevan",
    "Asia/Kabul": "Kabul",
    "Asia/Karachi": "Karachi|Islamabad",
    "Asia/Tashkent": "Tashkent",
    "Asia/Yekaterinburg": "Ekaterinburg",
    "Asia/Colombo": "Sri Jayawardenepura",
    "Asia/Kathmandu": "Kathmandu",
    "Asia/Almaty": "Almaty|Astana",
    "Asia/Dhaka": "Dhaka",
    "Asia/Yangon": "Rangoon",
    "Asia/Bangkok": "Bangkok|Hanoi",
    "Asia/Jakarta": "Jakarta",
    "Asia/Krasnoyarsk": "Krasnoyarsk",
    "Asia/Novosibirsk": "Novosibirsk",
    "Asia/Irkutsk": "Irkutsk",
    "Asia/Kuala_Lumpur": "Kuala Lumpur",
    "Asia/Taipei": "Taipei",
    "Asia/Ulaanbaatar": "Ulaanbaatar|Ulaan Bataar",
    "Asia/Urumqi": "Urumqi",
    "Australia/Perth": "Perth",
    "Asia/Yakutsk": "Yakutsk",
    "Australia/Adelaide": "Adelaide",
    "Australia/Brisbane": "Brisbane",
    "Australia/Darwin": "Darwin",
    "Australia/Hobart": "Hobart",
    "Asia/Vladivostok": "Vladivostok",
    "Pacific/Guam": "Guam",
    "Pacific/Port_Moresby": "Port Moresby",
    "Asia/Magadan": "Magadan",
    "Asia/Srednekolymsk": "Srednekolymsk",
    "Pacific/Guadalcanal": "Solomon Is.",
    "Pacific/Noumea": "New Caledonia",
    "Asia/Kamchatka": "Kamchatka",
    "Pacific/Fiji": "Fiji",
    "Pacific/Majuro": "Marshall Is.",
    "Pacific/Apia": "Samoa",
    "Pacific/Fakaofo": "Tokelau Is.",
    "Pacific/Tongatapu": "Nuku'alofa",
    "Pacific/Chatham": "Chatham Is.",
    "Pacific/Pago_Pago": "American Samoa",
    "Pacific/Midway": "Midway Island",
    "Etc/GMT+12": "International Date Line West",
}
RAILS_ZONES = {rails: iana for iana, names in _RAILS_NAMES.items() for rails in names.split("|")}


def zone_named(name: str) -> str | None:
    """The IANA name for a Rails or IANA name; None where nobody knows it."""
    if name in RAILS_ZONES:
        return RAILS_ZONES[name]
    return name if iana_zone(name) else None


def infer_zone(due: Iterable[datetime]) -> str | None:
    """The zone in which most of these aware times read 23:59, Canvas's time for "end of the day".

    None unless that is more than half of them. A term over a change to summer time tells zones of one winter offset
    apart; where several zones fit equally well, the one with the most Canvas courses is taken.
    """
    times = Counter(moment.astimezone(UTC).replace(second=0, microsecond=0) for moment in due)
    # Only whole and half hours, and Kathmandu's and Chatham's quarters, can read :59 anywhere.
    candidates = {moment: n for moment, n in times.items() if moment.minute in (14, 29, 44, 59)}
    if sum(candidates.values()) * 2 <= times.total():
        return None
    fits = {zone: sum(n for moment, n in candidates.items() if _ends_day(moment, zone)) for zone in _RAILS_NAMES}
    best = max(fits, key=lambda zone: fits[zone])  # the first of equals
    return best if fits[best] * 2 > times.total() else None


def _ends_day(moment: datetime, zone: str) -> bool:
    local = moment.astimezone(ZoneInfo(zone))
    return (local.hour, local.minute) == (23, 59)
