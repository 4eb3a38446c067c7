import type { Cwe } from '$lib/ipc/types';

/** `CWE-319 Cleartext Transmission of Sensitive Information; CWE-79`. */
export const weaknessText = (cwes: readonly Cwe[]): string => cwes.map(({ id, name }) => `${id} ${name}`.trim()).join('; ');

/** What was typed: each begins with its identifier; several have a semicolon between them. */
export const readWeaknesses = (text: string): Cwe[] =>
	text
		.split(';')
		.map((entry) => entry.trim())
		.filter(Boolean)
		.map((entry) => {
			const [id = '', ...name] = entry.split(/\s+/);
			return { id, name: name.join(' ') };
		});
