## What the engine itself prints
page-of = Page {"{"}page{"}"} of {"{"}pages{"}"}
version = version {"{"}version{"}"}
link-to = Link to
draft = DRAFT, not for distribution

## Dates, numbers and lists
months = January February March April May June July August September October November December
weekdays = Mon Tue Wed Thu Fri Sat Sun
date-form = { $day } { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = .
number-group = {"\u00A0"}
yes = yes
no = no
characters-of = ({ $count } of { $max } characters)
size-bytes = { $count ->
    [one] { $printed } byte
   *[other] { $printed } bytes
}

## What is missing or follows
to-follow = not known yet, to follow by { $date }
missing = { $what } missing
not-stated = not stated
nothing-outstanding = All required information is given above.

## Reference block and contact
date = Date
reference = Reference
type = Type
new-notice = New notice
update-of = Update; replaces { $reference }
for-attention = For attention of
contact = Contact
telephone = Telephone
email = E-mail
web = Web
postal = Postal address
machine-readable = Machine-readable

## Products and versions
device = Product
model = Model
udi = UDI-DI
affected-versions = Affected versions
fixed-in = Fixed in
versions-all = all versions
versions-between = { $from } and { $to }
versions-not = not { $version }
no-affected = No affected product is stated.
not-affected = { $product } is not affected
not-affected-versions = { $product } ({ $versions }) is not affected
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, available from { $date }
fixed-fix-bare = see the resolution
fixed-fix-dated = available from { $date }
fixed-fix-planned-bare = fix planned
fixed-fix-planned-dated = fix planned for { $date }
fixed-fix-planned-version = { $version } planned
fixed-fix-planned-version-dated = { $version } planned for { $date }
fixed-no-fix-planned-bare = no fix planned
fixed-no-fix-planned-dated = no fix planned
fixed-no-fix-planned-version = no fix planned
fixed-no-fix-planned-version-dated = no fix planned
fixed-none-available-bare = none available yet
fixed-none-available-dated = none available yet
fixed-none-available-version = none available yet
fixed-none-available-version-dated = none available yet
fixed-see-resolution-bare = see the resolution below
fixed-see-controls-bare = no fixed version named; see the controls below

## Vulnerabilities
vulnerability-and-vectors = Vulnerability and vectors
severity = Severity
severity-none = None
severity-low = Low
severity-medium = Medium
severity-high = High
severity-critical = Critical
other-ranking = Equivalent ranking
not-scored = not scored
most-severe-of = { $count ->
    [1] { $about }
   *[other] Most severe of { $printed }: { $about }
}
description = Description
weakness = Weakness
exploitation = Exploitation
exploitation-not-known = No exploitation is known to us.
exploitation-proof-of-concept = A proof of concept is public.
exploitation-exploited = It is being exploited.
resolution = Resolution
resolution-fix = Fix
resolution-fix-planned = Fix planned
resolution-mitigation = Compensating control
resolution-workaround = Workaround
resolution-no-fix-planned = No fix planned
resolution-none-available = None available yet
resolution-version = Version { $version }
resolution-version-dated = Version { $version }, available from { $date }
affected = Affected
credit = Credit
more = More
restricted-detail = Restricted detail, not for publication.
measures-fix = Version { $version } removes the vulnerability.
measures-fix-dated = Version { $version } removes the vulnerability and is available from { $date }.
measures-fix-planned = We are working on a fix as fast as possible and will tell you when it is available.
measures-fix-planned-dated = We are working on a fix and plan to release it by { $date }. We will tell you when it is available.
measures-no-fix-planned = No fix is planned; the compensating controls above stay in force.

## What follows
element-description = Description
element-severity = Severity
element-versions = Affected versions
element-resolution = Resolution
element-authorities = Authorities
element-users = Users
element-timeliness = In time
element-of = { $element } of { $of }
follow-up-row = { $what }: by { $date }.
by-date = By { $date }.

## About the document
about = About this document
about-signature = The electronic signature covers the whole document, its attachments included. Any PDF reader that supports electronic signatures can check it.
about-attachments = Attached to this document: { $names }.
signature-of = Electronic signature of { $name }
signature-field = Signature field
signature-empty = Empty until the document is sealed. It will then show name, meaning, date and time.
figures = Figures

## What is missing, in words
what-description = description
what-score = score
what-versions = versions
what-resolution = resolution
what-fix = fixed version
what-exploitation = statement on exploitation
what-reason = reason for this notice
what-risk = statement on the risk
what-actions = actions for users
what-use = statement whether the devices may be used
what-measures = measures of the manufacturer
what-summary = summary
what-impact = assessment of the impact
what-user-measures = measures for users
what-sensitivity = sensitivity of the information
what-discovery = discovery
what-safety = safety assessment
what-product = affected product
what-reason-outstanding = reason why it is not available

## Sentences that the record's data makes
found-by = Found by { $name }.
found-on = Found on { $date }.
received-from = Received from: { $name }.
credit-to = Credit: { $name }.
risk-not-assessed = The risk of patient harm is not assessed yet (FDA 2016 postmarket guidance).
risk-controlled = Controlled risk of patient harm (FDA 2016 postmarket guidance).
risk-uncontrolled = Uncontrolled risk of patient harm (FDA 2016 postmarket guidance).
hazard-in-file = Hazard in the risk management file: { $name }.
answer-of = Answer: { $answer } ({ $name }).
answer-yes = yes
answer-no = no
answer-uncertain = not certain
reason-is = Reason: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Product security and vigilance
state-open = open
state-closed = closed { $date }
resolution-sentence = Version { $version }.
resolution-sentence-dated = Version { $version }, available from { $date }.
choice-risk-control-not-assessed = not assessed yet
choice-risk-control-controlled = controlled risk of patient harm
choice-risk-control-uncontrolled = uncontrolled risk of patient harm
versions-only = { $versions }
attention-users = Users, biomedical engineering, IT security
