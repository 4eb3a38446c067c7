/** Where in the program the field at a path of the record is changed. */
export function recordHref(path: string, disclosure: string): string {
	if (path.startsWith('/notice/organisation')) return '/settings';
	const product = /^\/products\/([^/]+)/.exec(path)?.[1];
	if (product && product !== 'name') return `/products/${product}`;
	const vulnerability = /^\/vulnerabilities\/(\d+)/.exec(path)?.[1];
	if (vulnerability !== undefined) return `/disclosures/${disclosure}?tab=vulnerabilities&v=${vulnerability}&field=${encodeURIComponent(path)}`;
	if (path.startsWith('/vulnerabilities')) return `/disclosures/${disclosure}?tab=vulnerabilities`;
	if (path.startsWith('/facts')) return `/disclosures/${disclosure}?tab=facts`;
	if (path.startsWith('/products')) return `/disclosures/${disclosure}?tab=products`;
	return `/disclosures/${disclosure}?tab=overview&field=${encodeURIComponent(path)}`;
}

export function recordWord(path: string, number: string): string {
	if (path.startsWith('/notice/organisation')) return 'To the settings';
	return /^\/products\/[^/]+/.test(path) ? 'To the product' : `To the field in ${number}`;
}
