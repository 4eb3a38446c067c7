import { APPEARANCE, choiceOf, language, type LanguageChoice } from '$lib/language/language';

export type Theme = 'system' | 'light' | 'dark';

export const TEXT_SIZES = [80, 90, 100, 110, 125, 150, 175, 200] as const;

interface Saved {
	theme: Theme;
	textSize: number;
	singleKeys: boolean;
	language: LanguageChoice;
}

/** Container queries in rem are not asked again when only the root's text size changes; a changed container is. */
function settle(): void {
	const app = document.getElementById('app');
	if (!app) return;
	app.style.containerType = 'normal';
	void app.offsetWidth;
	app.style.containerType = '';
}

/** How the window looks on this computer; it is no part of the register. */
class Prefs {
	theme = $state<Theme>('system');
	textSize = $state(100);
	singleKeys = $state(true);
	/** It holds once the window is loaded anew. */
	language = $state<LanguageChoice>('system');

	load(): void {
		try {
			const saved = JSON.parse(localStorage.getItem(APPEARANCE) ?? '{}') as Partial<Saved>;
			if (saved.theme === 'light' || saved.theme === 'dark') this.theme = saved.theme;
			if (typeof saved.textSize === 'number') this.textSize = Math.min(200, Math.max(80, saved.textSize));
			this.singleKeys = saved.singleKeys ?? true;
			this.language = choiceOf(saved.language);
		} catch {
			// A broken entry means the standard look.
		}
	}

	apply(): void {
		const root = document.documentElement;
		if (this.theme === 'system') root.removeAttribute('data-theme');
		else root.dataset.theme = this.theme;
		root.lang = language;
		root.style.fontSize = `${this.textSize}%`;
		settle();
		const saved: Saved = { theme: this.theme, textSize: this.textSize, singleKeys: this.singleKeys, language: this.language };
		localStorage.setItem(APPEARANCE, JSON.stringify(saved));
	}

	/** The next larger (1), next smaller (-1) or standard (0) text size. */
	stepText(direction: 1 | -1 | 0): void {
		if (direction === 0) this.textSize = 100;
		else if (direction === 1) this.textSize = TEXT_SIZES.find((size) => size > this.textSize) ?? 200;
		else this.textSize = TEXT_SIZES.findLast((size) => size < this.textSize) ?? 80;
	}
}

export const prefs = new Prefs();
