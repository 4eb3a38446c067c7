/**
 * The form that fits a number, with the number in the place of `#`. The catalogue gives the forms of its language and the rule that
 * chooses among them; the call has the two of English. The forms must be written out in the call to be found.
 */
export function plural(count: number, forms: readonly string[], rule: (count: number) => number = (n) => (n === 1 ? 0 : 1)): string {
	return (forms[rule(count)] ?? forms.at(-1) ?? '').replaceAll('#', String(count));
}
