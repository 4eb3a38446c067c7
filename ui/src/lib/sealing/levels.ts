import type { Level } from '$lib/ipc/types';

/** The levels of a seal (ETSI EN 319 142-1, clause 6), from the lowest up; each holds what the one before it holds. */
export const LEVELS: readonly { level: Level; title: string; proves: string }[] = [
	{
		level: 'B-B',
		title: 'B-B, signature',
		proves: 'Proves who signed and that nothing was changed since; the time is that of this computer, and it can be checked while the certificate is valid. Needs no network.'
	},
	{
		level: 'B-T',
		title: 'B-T, with a trusted time',
		proves: 'Proves as well that it was signed before a time that an independent authority states; it can be checked as long as the issuers still answer about the certificates, mostly one to three years.'
	},
	{
		level: 'B-LT',
		title: 'B-LT, with its evidence',
		proves: 'Holds all certificates and the proof that none was revoked, so nobody need be asked later; it can be checked until the certificate of the time stamp ends, often five to ten years.'
	},
	{
		level: 'B-LTA',
		title: 'B-LTA, for the archive',
		proves: 'Puts a further time stamp over all of that; it can be checked for decades if it is extended each time before its newest time stamp ends.'
	}
];

/** The level that a report or a record names: `PAdES B-LTA`. A record from before there were several names none. */
export const levelOf = (text: string): Level => LEVELS.findLast(({ level }) => text.endsWith(level))?.level ?? 'B-B';

export const provesOf = (text: string): string => LEVELS.find(({ level }) => level === levelOf(text))?.proves ?? '';

/** The name of a host, for a sentence about who is asked. */
function hostOf(address: string): string {
	try {
		return new URL(address.trim()).host || address;
	} catch {
		return address;
	}
}

/** What leaves the computer when a seal of a level is made. */
export function asks(level: Level, authority: string): string {
	if (level === 'B-B') return 'Nothing leaves this computer.';
	const stamp = `Only a hash is sent to ${hostOf(authority) || 'the time-stamp authority'}`;
	return level === 'B-T' ? `${stamp}.` : `${stamp}; the issuers of the certificates are asked whether one was revoked.`;
}
