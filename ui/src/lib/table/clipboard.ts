/** Puts a text that is still on its way into the clipboard. Some web views take it only while the hand is on the button: they are given the promise. */
export async function copyText(text: Promise<string>): Promise<void> {
	if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text);
	const plain = text.then((words) => new Blob([words], { type: 'text/plain' }));
	try {
		await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain })]);
	} catch {
		// A web view that takes no promise may still take the text; what failed in the backend is thrown here.
		await navigator.clipboard.writeText(await text);
	}
}
