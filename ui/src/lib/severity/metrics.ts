/**
 * The metrics of CVSS v3.1 and v4.0 with their values, as the specifications of FIRST have them: names and letters are theirs, the
 * sentences are ours and speak of medical devices.
 */
export interface Value {
	id: string;
	name: string;
	means: string;
}

export interface Metric {
	id: string;
	name: string;
	asks: string;
	values: readonly Value[];
}

interface Group {
	id: 'base' | 'threat' | 'environmental' | 'supplemental';
	title: string;
	hint: string;
	metrics: readonly Metric[];
}

export interface Standard {
	version: '3.1' | '4.0';
	groups: readonly Group[];
}

const v = (id: string, name: string, means: string): Value => ({ id, name, means });
const m = (id: string, name: string, asks: string, ...values: Value[]): Metric => ({ id, name, asks, values });
const X = v('X', 'Not defined', 'Nothing is said about it; the score assumes the worst.');
const QUIET = v('X', 'Not defined', 'Nothing is said about it.');

const AV = m(
	'AV', 'Attack Vector', 'From where can it be exploited?',
	v('N', 'Network', 'From beyond the local network, up to the whole internet: a pump’s web service that a hospital router lets through.'),
	v('A', 'Adjacent', 'Only from the same network or radio range: the ward’s subnet, the hospital’s Wi-Fi, Bluetooth near the bed, a closed VPN.'),
	v('L', 'Local', 'Only on the device itself, or by a file that somebody opens there: a console, a service session, an infected memory stick that is read.'),
	v('P', 'Physical', 'Only with hands on the device: an open service port behind the housing, a debug connector, a swapped memory card.')
);
const PR = m(
	'PR', 'Privileges Required', 'Which rights must the attacker have before the attack?',
	v('N', 'None', 'No login at all: the service answers anybody, or its password is the same in every device.'),
	v('L', 'Low', 'The rights of an ordinary user: a nurse’s login that shows and sets what belongs to that user.'),
	v('H', 'High', 'The rights of an administrator or service engineer, who may change the settings of the whole device.')
);
const loss = (of: string, high: string, low: string): Value[] => [v('H', 'High', high), v('L', 'Low', low), v('N', 'None', `No loss of ${of}.`)];
const confidentiality = loss(
	/* @wc-include */ 'confidentiality',
	'All data of the device can be read, or data whose loss is serious by itself: patient records, or the key that opens every device.',
	'Some data can be read, but the attacker does not choose which, or it does no direct serious harm: a log with room numbers.'
);
const integrity = loss(
	/* @wc-include */ 'integrity',
	'Any data can be changed, or data whose change is serious by itself: the infusion rate, an alarm limit, a measured value, the firmware.',
	'Some data can be changed, but not freely, or without a direct serious consequence: an entry of the event list, the name of a screen.'
);
const availability = loss(
	/* @wc-include */ 'availability',
	'The device stops, or what matters of it does: an infusion pump stops pumping, a monitor stops alarming until it is started again.',
	'It gets slower or stops for moments, and goes on doing its task: the pump loses its link to the drug library but keeps infusing.'
);
const need = (id: string, name: string, what: string, unsaid: string) =>
	m(
		id, name, `How much does ${what} matter where the device is used?`,
		v('X', 'Not defined', `Nothing is said about it; it weighs as ${unsaid}.`),
		v('H', 'High', 'Without it, catastrophic harm is to be expected: for patients, for the hospital or for those who work there.'),
		v('M', 'Medium', 'Without it, serious harm is to be expected.'),
		v('L', 'Low', 'Without it, limited harm is to be expected, for example since staff stand beside the device and go on by hand.')
	);
/** v3.1 takes what is not said for Medium, v4.0 for High. */
const requirements = (unsaid: string) => [
	need('CR', 'Confidentiality Requirement', /* @wc-include */ 'confidentiality', unsaid),
	need('IR', 'Integrity Requirement', 'correct data', unsaid),
	need('AR', 'Availability Requirement', /* @wc-include */ 'availability', unsaid)
];
const SAFETY = v('S', 'Safety', 'A person can be injured: the consequence is marginal or worse by the levels of IEC 61508. It weighs more than High.');
/** A base metric as it is where the device is used. */
const modified = (metric: Metric, name = `Modified ${metric.name}`, ...more: Value[]): Metric => ({
	id: `M${metric.id}`,
	name,
	asks: `${metric.asks} Where the device is used, if it differs there.`,
	values: [v('X', 'Not defined', 'As in the base metric.'), ...more, ...metric.values]
});

const BASE3: Metric[] = [
	AV,
	m(
		'AC', 'Attack Complexity', 'Does it need circumstances that the attacker does not control?',
		v('L', 'Low', 'None: it works each time it is tried.'),
		v('H', 'High', 'Yes: a race to be won, knowledge of this one device, or a place between device and server on the network.')
	),
	PR,
	m(
		'UI', 'User Interaction', 'Must somebody else do something?',
		v('N', 'None', 'Nobody else is needed.'),
		v('R', 'Required', 'Somebody must act: install an update, open a file, plug something in, confirm a message at the device.')
	),
	m(
		'S', /* @wc-context: CVSS metric */ 'Scope', 'Does it reach what is under another security authority?',
		v('U', 'Unchanged', 'Only what the vulnerable component itself manages is affected: the pump, and nothing behind it.'),
		v('C', 'Changed', 'Something beyond is affected too: from the gateway into the pumps, from an application into the system that hosts it.')
	),
	m('C', 'Confidentiality', 'What can be read that should not be?', ...confidentiality),
	m('I', 'Integrity', 'What can be changed that should not be?', ...integrity),
	m('A', 'Availability', 'What stops working?', ...availability)
];

const BASE4: Metric[] = [
	AV,
	m(
		'AC', 'Attack Complexity', 'Must the attacker get past a protection that was built in?',
		v('L', 'Low', 'No: nothing that was built in has to be evaded, and it works each time.'),
		v('H', 'High', 'Yes: a protection must be evaded, such as memory randomisation, or a secret of this one device must be known.')
	),
	m(
		'AT', 'Attack Requirements', 'Must the device be in a state that is not always there?',
		v('N', 'None', 'No: it works on all or most devices as they are used.'),
		v('P', 'Present', 'Yes: a race must be won, a place on the network path taken, or an option be in use that not every hospital uses.')
	),
	PR,
	m(
		'UI', 'User Interaction', 'Must somebody else do something?',
		v('N', 'None', 'Nobody else is needed.'),
		v('P', 'Passive', 'Somebody uses the device as always, without noticing: a nurse opens the usual screen, a monitor loads a list.'),
		v('A', 'Active', 'Somebody must do something particular: import a file, accept a warning, change a setting.')
	),
	m('VC', 'Vulnerable System Confidentiality', 'What can be read on the device itself?', ...confidentiality),
	m('VI', 'Vulnerable System Integrity', 'What can be changed on the device itself?', ...integrity),
	m('VA', 'Vulnerable System Availability', 'What of the device itself stops working?', ...availability),
	m(
		'SC', 'Subsequent System Confidentiality', 'What can be read beyond the device?',
		v('H', 'High', 'All data of a system behind it, or data whose loss is serious: the records in the central station that it reports to.'),
		v('L', 'Low', 'Some data of a system behind it, without direct serious harm.'),
		v('N', 'None', 'Nothing beyond the device.')
	),
	m(
		'SI', 'Subsequent System Integrity', 'What can be changed beyond the device?',
		v('H', 'High', 'Data of a system behind it can be changed freely or with a serious consequence: orders in the pharmacy system.'),
		v('L', 'Low', 'Some data of a system behind it can be changed, without a direct serious consequence.'),
		v('N', 'None', 'Nothing beyond the device.')
	),
	m(
		'SA', 'Subsequent System Availability', 'What stops working beyond the device?',
		v('H', 'High', 'A system behind it stops, or what matters of it: the gateway, and with it the alarms of a whole ward.'),
		v('L', 'Low', 'A system behind it gets slower or stops for moments.'),
		v('N', 'None', 'Nothing beyond the device.')
	)
];

const V3: Standard = {
	version: '3.1',
	groups: [
		{ id: 'base', title: 'Base', hint: 'the vulnerability itself; every one of them is needed', metrics: BASE3 },
		{
			id: 'threat',
			title: 'Temporal',
			hint: 'what is known today; changes over time',
			metrics: [
				m(
					'E', 'Exploit Code Maturity', 'How far is the means to exploit it?',
					X,
					v('H', 'High', 'It works by itself or needs no more than a description that is public; tools do it for anybody.'),
					v('F', 'Functional', 'Code exists that works in most cases.'),
					v('P', 'Proof-of-Concept', 'A demonstration exists that does not work in every case, or must be changed by somebody skilled.'),
					v('U', 'Unproven', 'No code is known; the exploit is theoretical.')
				),
				m(
					'RL', 'Remediation Level', 'What can users do about it by now?',
					X,
					v('U', 'Unavailable', 'Nothing yet, or nothing that can be applied in a hospital.'),
					v('W', 'Workaround', 'A way around it that does not come from the maker, such as a rule in the hospital’s firewall.'),
					v('T', 'Temporary Fix', 'An official fix for the time being: a tool or an instruction of the maker.'),
					v('O', 'Official Fix', 'A complete solution of the maker: an update of the device.')
				),
				m(
					'RC', 'Report Confidence', 'How sure is it that it exists as described?',
					X,
					v('C', 'Confirmed', 'The maker confirmed it, or it was reproduced.'),
					v('R', 'Reasonable', 'Important details are published; the cause is not fully confirmed.'),
					v('U', 'Unknown', 'There are reports of an effect, and no certainty about the cause.')
				)
			]
		},
		{
			id: 'environmental',
			title: 'Environmental',
			hint: 'where the device is used; a hospital sets it, a maker may for the use that it knows',
			metrics: [...requirements('Medium'), ...BASE3.map((metric) => modified(metric))]
		}
	]
};

const V4: Standard = {
	version: '4.0',
	groups: [
		{ id: 'base', title: 'Base', hint: 'the vulnerability itself; every one of them is needed', metrics: BASE4 },
		{
			id: 'threat',
			title: 'Threat',
			hint: 'what is known today; changes over time',
			metrics: [
				m(
					'E', 'Exploit Maturity', 'How far is the means to exploit it?',
					X,
					v('A', 'Attacked', 'Attacks were reported, or there are tools that make them easy.'),
					v('P', 'Proof-of-Concept', 'A demonstration is public; no attack and no tool is known.'),
					v('U', 'Unreported', 'Neither a public demonstration nor an attack is known.')
				)
			]
		},
		{
			id: 'environmental',
			title: 'Environmental',
			hint: 'where the device is used; a hospital sets it, a maker may for the use that it knows',
			metrics: [...requirements('High'), ...BASE4.map((metric) => (metric.id === 'SI' || metric.id === 'SA' ? modified(metric, undefined, SAFETY) : modified(metric)))]
		},
		{
			id: 'supplemental',
			title: 'Supplemental',
			hint: 'further facts; they never change the score',
			metrics: [
				m(
					'S', 'Safety', 'Can a person be injured by it?',
					QUIET,
					v('P', 'Present', 'Yes: the consequence is marginal, critical or catastrophic by the levels of IEC 61508.'),
					v('N', 'Negligible', 'No more than negligibly, by the same levels.')
				),
				m(
					'AU', 'Automatable', 'Can many devices be attacked without a person at each step?',
					QUIET,
					v('N', 'No', 'No: some step needs a person or knowledge of the one device.'),
					v('Y', 'Yes', 'Yes: finding, reaching and exploiting can run by itself, as a worm does.')
				),
				m(
					'R', 'Recovery', 'How does the device come back after an attack?',
					QUIET,
					v('A', 'Automatic', 'By itself.'),
					v('U', 'User', 'Somebody must act: start the pump again, load the drug library anew.'),
					v('I', 'Irrecoverable', 'Not at the site: it must be repaired or replaced.')
				),
				m(
					'V', 'Value Density', 'How much does one successful attack gain control of?',
					QUIET,
					v('D', 'Diffuse', 'Little: one device with the data of one patient.'),
					v('C', 'Concentrated', 'Much: a server or gateway that many devices depend on.')
				),
				m(
					'RE', 'Vulnerability Response Effort', 'How hard is it for hospitals to respond?',
					QUIET,
					v('L', 'Low', 'Little: a setting, a document, an update over the network.'),
					v('M', 'Moderate', 'Some: an update with an interruption that must be planned.'),
					v('H', 'High', 'Much: each device by hand, at the bedside or by a service engineer.')
				),
				m(
					'U', 'Provider Urgency', 'How urgent does the maker say that it is?',
					QUIET,
					v('Clear', /* @wc-context: colour of urgency */ 'Clear', 'For information: no urgency.'),
					v('Green', 'Green', 'Reduced urgency.'),
					v('Amber', 'Amber', 'Moderate urgency.'),
					v('Red', 'Red', 'Highest urgency.')
				)
			]
		}
	]
};

export const STANDARDS: Record<Standard['version'], Standard> = { '3.1': V3, '4.0': V4 };
