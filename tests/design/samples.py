"""A form with every kind of field, for the tests of all of them together."""

from victimcontact.design import fields, forms


class Everything(forms.Form):
    name = fields.Text(label="Name", hint="As she says it", max_length=20)
    email = fields.Email(label="Email address")
    phone = fields.Phone(label="Telephone number")
    age = fields.Number(label="Age", min_value=1)
    notes = fields.LongText(label="Notes", max_length=400)
    remarks = fields.LongText(label="Remarks")
    channel = fields.Choice(
        label="How should we write?",
        options=[("post", "By post"), fields.Option("other", "Some other way", hint="Tell us", reveals=("other",))],
    )
    other = fields.LongText(label="Which way?")
    hours = fields.Choices(label="When is it safe?", options=[("am", "Morning"), ("pm", "Afternoon")])
    safe = fields.YesNo(label="Is this address safe?")
    unit = fields.Select(label="Unit", options=[("bristol", "Bristol"), ("cardiff", "Cardiff")])
    sure = fields.Confirm(label="I have read it to her")
    day = fields.Day(label="Which day?", hint="For example, 27 3 2027")
    time = fields.TimeOfDay(label="What time?")
    paper = fields.Upload(label="The order", kinds=(".pdf",))
    password = fields.Password(label="Password")
    code = fields.OneTimeCode(label="Code")


GOOD = {
    "name": "Alys Jones",
    "email": "alys@example.org",
    "phone": "07700 900123",
    "age": "44",
    "notes": "First line\r\n  second line",
    "remarks": "None",
    "channel": "post",
    "other": "",
    "hours": ["am", "pm"],
    "safe": "yes",
    "unit": "cardiff",
    "sure": "on",
    "day-day": "3",
    "day-month": "3",
    "day-year": "2027",
    "time": "2pm",
    "password": "not a real one",
    "code": "123 456",
}
