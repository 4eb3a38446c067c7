/** The common name in a distinguished name; the whole of it where it has none. */
export const subjectName = (subject: string): string => /(?:^|,)\s*CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1]?.replace(/\\(.)/g, '$1') ?? subject;

/** The organisation in a distinguished name. */
export const subjectOrganisation = (subject: string): string | null => /(?:^|,)\s*O=((?:\\.|[^,\\])+)/.exec(subject)?.[1]?.replace(/\\(.)/g, '$1') ?? null;

/** Whether the place of an identity is the address of a key on a token or card (RFC 7512). */
export const isOnToken = (place: string): boolean => place.startsWith('pkcs11:');

const decoded = (text: string): string => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};

/** The parts of the address of a key on a token. */
function partsOf(place: string): Map<string, string> {
	return new Map(
		place
			.slice('pkcs11:'.length)
			.split(/[;?&]/)
			.map((part) => part.split('=', 2) as [string, string | undefined])
			.map(([name, value]) => [name, decoded(value ?? '')] as const)
	);
}

/** Where an identity is, in a word or two: the name of the file, or of the token. */
export function shortPlace(place: string): string {
	if (!isOnToken(place)) return place.split(/[\\/]/).at(-1) ?? place;
	const parts = partsOf(place);
	return `token “${parts.get('token') || parts.get('serial') || /* @wc-include */ 'unnamed'}”`;
}

/** Where an identity is, as a person reads it: the path of the file, or token, key and library. */
export function placeText(place: string): string {
	if (!isOnToken(place)) return place;
	const parts = partsOf(place);
	const token = parts.get('token') || parts.get('serial') || /* @wc-include */ 'token';
	const key = parts.get('object');
	const library = parts.get('module-path');
	return [`On the token “${token}”`, key && `key “${key}”`, library && `library ${library}`].filter(Boolean).join(', ');
}

/** What opens an identity. */
export const secretLabel = (place: string): string => (isOnToken(place) ? 'Card PIN' : 'Passphrase');
