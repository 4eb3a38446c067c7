// @wc-ignore
const FOCUSABLE = 'button, a[href], input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
// @wc-ignore
const NEXT = '.btn.primary';
// @wc-ignore
const [ROW, LIST] = ['tr[data-row]', '[data-rows]'];

function inside(place: Element): HTMLElement | undefined {
	const seen = (query: string) => [...place.querySelectorAll<HTMLElement>(query)].find((element) => element.checkVisibility());
	return seen(NEXT) ?? seen(FOCUSABLE);
}

/**
 * The focus is never lost: where what had it is gone, the next step near it gets it. Another address is another place, and begins anew.
 */
export function guardFocus(): () => void {
	let last: Element | null = null;
	let around: Element[] = [];
	let list: HTMLElement | null = null;
	let address = '';

	function focused({ target }: FocusEvent) {
		last = null;
		if (!(target instanceof Element) || target === document.body) return;
		// A row of a long list goes with scrolling: the list gets the focus, and its next key finds a row in sight.
		list = target.closest(ROW)?.closest<HTMLElement>(LIST) ?? null;
		[last, around, address] = [target, [], location.pathname];
		for (let above = target.parentElement; above && above !== document.body; above = above.parentElement) around.push(above);
	}

	function changed() {
		if (last && !last.isConnected) goOn();
	}

	// In a smaller window something else may stand in its place.
	function resized() {
		requestAnimationFrame(() => last && !last.checkVisibility() && goOn());
	}

	function goOn() {
		const isHeld = document.activeElement !== null && document.activeElement !== document.body;
		if (!isHeld && location.pathname === address) {
			if (list?.isConnected) return list.focus({ preventScroll: true });
			for (const place of around) {
				const next = place.isConnected ? inside(place) : undefined;
				if (next) return next.focus({ preventScroll: true });
			}
		}
		last = null;
	}

	document.addEventListener('focusin', focused);
	const watcher = new MutationObserver(changed);
	watcher.observe(document.body, { childList: true, subtree: true });
	window.addEventListener('resize', resized);
	return () => {
		window.removeEventListener('resize', resized);
		document.removeEventListener('focusin', focused);
		watcher.disconnect();
	};
}
