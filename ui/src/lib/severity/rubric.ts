import type { Picks } from './vector';

/**
 * The questions of the “Rubric for Applying CVSS to Medical Devices” (MITRE, 2020), in our own words. Its keys are public; which answer
 * leads where follows calculators that were published for it, since the document itself was not at hand. So an answer only proposes. The title is kept in the record and stays as it is.
 */
// @wc-ignore
export const RUBRIC_TITLE = 'Rubric for Applying CVSS to Medical Devices: extended vector';

export type RubricAnswer = 'Y' | 'N' | 'U';
export type RubricAnswers = Partial<Record<string, RubricAnswer>>;

interface RubricQuestion {
	key: string;
	metric: string;
	text: string;
	/** Whether the answers so far lead to it. */
	when: (answers: RubricAnswers) => boolean;
}

const always = () => true;
const q = (key: string, metric: string, text: string, when: RubricQuestion['when'] = always): RubricQuestion => ({ key, metric, text, when });

/** Kinds of data and function that the rubric asks about one by one; the worst answer counts. */
const KINDS: [letter: string, words: string][] = [
	['P', 'health data or other data about persons'],
	['D', 'data or functions of diagnosis or monitoring'],
	['T', 'data or functions that deliver therapy'],
	['W', 'data or functions of the clinical workflow'],
	['S', 'secrets of the system or its users, such as passwords and keys'],
	['O', 'anything else that is critical or sensitive']
];
const IMPACTS: [metric: string, verb: string][] = [
	['C', 'be read'],
	['I', 'be changed or deleted'],
	['A', 'be made unavailable']
];

const impacts = IMPACTS.flatMap(([metric, verb]) =>
	KINDS.flatMap(([letter, words]) => {
		const asked = q(`X${metric}${letter}`, metric, `Can ${words} ${verb}?`);
		return asked.key === 'XCP' ? [asked, q('XCPM', 'C', 'Could that be the data of many patients, say 500 or more, so that a breach must be reported?', (a) => a.XCP === 'Y')] : [asked];
	})
);

export const QUESTIONS: readonly RubricQuestion[] = [
	q('XAVN', 'AV', 'Can the attacker use a network or communication protocol of any kind?'),
	q('XAVT', 'AV', 'Is that an IP network (IP, TCP, UDP)?', (a) => a.XAVN === 'Y'),
	q('XAVW', 'AV', 'Does it go over the air?', (a) => a.XAVN === 'Y' && a.XAVT === 'N'),
	q('XAVR', 'AV', 'Does it reach no farther than about 3 m (10 feet)?', (a) => a.XAVN === 'Y' && a.XAVT === 'N' && a.XAVW === 'Y'),
	q('XAVP', 'AV', 'Must the attacker touch the device?', (a) => a.XAVN === 'N'),
	q('XAVPA', 'AV', 'Is that by what its users operate it with, such as the touch screen or the keys?', (a) => a.XAVN === 'N' && a.XAVP === 'Y'),
	q('XACL', 'AC', 'Can the attack be tried at will, without special circumstances, settings or another vulnerability?'),
	q('XPRL', 'PR', 'Does the device tell users or roles with different rights apart?'),
	q('XPRZ', 'PR', 'Must the attacker have rights on it before the attack?', (a) => a.XPRL === 'Y'),
	q('XPRS', 'PR', 'Must these be the rights of an administrator, maintainer or the system?', (a) => a.XPRL === 'Y' && a.XPRZ === 'Y'),
	q('XUI', 'UI', 'Must somebody else do something for the attack to succeed?'),
	q('XS', 'S', 'Can something be affected that is under another authority than the vulnerable component?'),
	...impacts
];

/** The questions that the answers so far lead to. */
export const asked = (answers: RubricAnswers): RubricQuestion[] => QUESTIONS.filter((question) => question.when(answers));

function attackVector({ XAVN, XAVT, XAVW, XAVR, XAVP }: RubricAnswers): string | null {
	if (XAVN === 'U') return 'N';
	if (XAVN === 'N') return XAVP === undefined ? null : XAVP === 'Y' ? 'P' : 'L';
	if (XAVN === undefined || XAVT === undefined) return null;
	if (XAVT !== 'N') return 'N';
	if (XAVW === undefined) return null;
	if (XAVW !== 'Y') return 'A';
	return XAVR === undefined ? null : XAVR === 'Y' ? 'L' : 'A';
}

function privileges({ XPRL, XPRZ, XPRS }: RubricAnswers): string | null {
	if (XPRL === undefined) return null;
	if (XPRL !== 'Y') return 'N';
	if (XPRZ === undefined) return null;
	if (XPRZ !== 'Y') return 'N';
	return XPRS === undefined ? null : XPRS === 'Y' ? 'H' : 'L';
}

const choose = (answer: RubricAnswer | undefined, yes: string, no: string, unknown: string): string | null =>
	answer === undefined ? null : answer === 'Y' ? yes : answer === 'N' ? no : unknown;

/** What the worst answer about a kind of data proposes; nothing before each kind is answered. */
function impact(metric: string, answers: RubricAnswers): string | null {
	const given = KINDS.map(([letter]) => answers[`X${metric}${letter}`]);
	if (given.some((answer) => answer === undefined)) return null;
	const few = metric === 'C' && answers.XCP === 'Y' && answers.XCPM === 'N';
	const others = few ? given.slice(1) : given;
	if (others.some((answer) => answer !== 'N')) return 'H';
	return few ? 'L' : 'N';
}

/** The values that the answers propose; a metric whose questions are not all answered is left out. */
export function proposed(answers: RubricAnswers): Picks {
	const values: Record<string, string | null> = {
		AV: attackVector(answers),
		AC: choose(answers.XACL, 'L', 'H', 'L'),
		PR: privileges(answers),
		UI: choose(answers.XUI, 'R', 'N', 'N'),
		S: choose(answers.XS, 'C', 'U', 'C'),
		C: impact('C', answers),
		I: impact('I', answers),
		A: impact('A', answers)
	};
	return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** `XAVN:Y/XAVT:Y/…`, of the questions that were reached. */
export const extendedVector = (answers: RubricAnswers): string =>
	asked(answers)
		.filter((question) => answers[question.key])
		.map((question) => `${question.key}:${answers[question.key]}`)
		.join('/');

/** The answers of an extended vector; what is no answer to a question is left out. */
export function readExtended(text: string): RubricAnswers {
	const answers: RubricAnswers = {};
	for (const part of text.split(/[/\s]+/)) {
		const [key = '', value = ''] = part.split(':');
		if (QUESTIONS.some((question) => question.key === key) && /^[YNU]$/.test(value)) answers[key] = value as RubricAnswer;
	}
	return answers;
}
