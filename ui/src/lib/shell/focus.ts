// @wc-ignore
const FOCUSABLE = 'button, a[href], input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
// @wc-ignore
const NEXT = '.btn.primary';
// @wc-ignore
const [ROW, LIST] = ['tr[data-row]', '[data-rows]'];

/** Gives the focus to the next step of a place; whether something there took it. What is disabled or inert does not. */
function enter(place: Element): boolean {
	for (const query of [NEXT, FOCUSABLE]) {
		for (const element of place.querySelectorAll<HTMLElement>(query)) {
			if (!element.checkVisibility()) continue;
			element.focus({ preventScroll: true });
			if (document.activeElement === element) return true;
		}
	}
	return false;
}

/**
 * The focus is never lost: if the element that had it is removed or hidden, the next step near it gets it. Another address is another
 * place and begins again.
 *
 * An element is hidden by many causes: a smaller window, larger text, a container query, a class. Its size says so in all of them, so its
 * size and those of the elements around it are observed; an inline element has no size of its own.
 */
export function guardFocus(): () => void {
	let last: Element | null = null;
	let around: Element[] = [];
	let list: HTMLElement | null = null;
	let address = '';

	const sizes = new ResizeObserver(() => last && !last.checkVisibility() && goOn());

	function focused({ target }: FocusEvent) {
		last = null;
		sizes.disconnect();
		if (!(target instanceof Element) || target === document.body) return;
		// A row of a long list goes with scrolling: the list gets the focus, and its next key finds a row in sight.
		list = target.closest(ROW)?.closest<HTMLElement>(LIST) ?? null;
		[last, around, address] = [target, [], location.pathname];
		for (let above = target.parentElement; above && above !== document.body; above = above.parentElement) around.push(above);
		for (const element of [target, ...around]) sizes.observe(element);
	}

	function changed() {
		if (last && !last.isConnected) goOn();
	}

	function goOn() {
		const held = document.activeElement;
		// A hidden element may keep the focus until the next frame, or for good: it depends on the web view.
		const isHeld = held !== null && held !== document.body && held.checkVisibility();
		if (!isHeld && location.pathname === address) {
			if (list?.isConnected) return list.focus({ preventScroll: true });
			if (around.some((place) => place.isConnected && enter(place))) return;
		}
		last = null;
	}

	document.addEventListener('focusin', focused);
	const watcher = new MutationObserver(changed);
	watcher.observe(document.body, { childList: true, subtree: true });
	return () => {
		sizes.disconnect();
		document.removeEventListener('focusin', focused);
		watcher.disconnect();
	};
}
