import { STANDARDS, type Standard } from './metrics';

/** What is chosen, by the letters of the metrics. */
export type Picks = Record<string, string>;
export type Version = '3.0' | Standard['version'];

/** v3.0 has the metrics of v3.1; only the formulas differ. */
export const standardOf = (version: Version): Standard => STANDARDS[version === '3.0' ? '3.1' : version];

interface Reading {
	version: Version | null;
	picks: Picks;
	/** What could not be read, one sentence each; nothing is dropped silently. */
	problems: string[];
}

/** Reads a vector as people paste it, also in brackets. */
export function readVector(text: string): Reading {
	const inner = text.trim().replace(/^[([{"“]+|[)\]}"”.,;]+$/g, '').trim();
	if (inner === '') return { version: null, picks: {}, problems: [] };
	const [, named = '', rest = ''] = /^CVSS:([0-9.]+)\/?(.*)$/i.exec(inner) ?? [];
	if (named !== '3.0' && named !== '3.1' && named !== '4.0') {
		const known = named ? `CVSS ${named} has no calculator here` : 'A vector begins with its version, such as CVSS:3.1/ or CVSS:4.0/';
		return { version: null, picks: {}, problems: [`${known}.`] };
	}
	const metrics = standardOf(named).groups.flatMap((group) => group.metrics);
	const picks: Picks = {};
	const problems: string[] = [];
	for (const part of rest.split('/').filter(Boolean)) {
		const [id = '', value = ''] = part.split(':');
		const metric = metrics.find((known) => known.id === id);
		if (!metric) problems.push(`CVSS ${named} has no metric “${id}”.`);
		else if (!metric.values.some((known) => known.id === value)) problems.push(`${metric.name} (${id}) has no value “${value}”.`);
		else if (id in picks) problems.push(`${metric.name} (${id}) stands twice.`);
		else picks[id] = value;
	}
	return { version: named, picks, problems };
}

/** Names of the base metrics that nothing is chosen for. */
export const missingIn = (version: Version, picks: Picks): string[] =>
	(standardOf(version).groups[0]?.metrics ?? []).filter((metric) => !picks[metric.id]).map((metric) => metric.name);

/** The vector in the order of the specification. A metric that is not defined (X) is left out. */
export function writeVector(version: Version, picks: Picks): string {
	const parts = standardOf(version)
		.groups.flatMap((group) => group.metrics)
		.filter((metric) => picks[metric.id] && picks[metric.id] !== 'X')
		.map((metric) => `${metric.id}:${picks[metric.id]}`);
	return [`CVSS:${version}`, ...parts].join('/');
}
