import { language } from '$lib/language/language';
import german from './fields.de.json';

const NAMES: Readonly<Record<string, string | readonly string[]>> = german;

/** The name of a field of a record, or of one entry where it is a list: `fixed_version` is "fixed version", one of `vulnerabilities` is "vulnerability". */
export function fieldName(key: string, one = false, of = language): string {
	const name = of === 'de' ? NAMES[key] : undefined;
	if (name !== undefined) return typeof name === 'string' ? name : (name[one ? 1 : 0] ?? key);
	const words = key.replaceAll('_', ' ');
	return one ? words.replace(/ies$/, 'y').replace(/s$/, '') : words;
}
