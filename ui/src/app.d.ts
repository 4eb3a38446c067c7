/// <reference types="@sveltejs/kit" />

interface ImportMetaEnv {
	/** `fake` builds the window for tests in a browser, without the desktop program. */
	readonly VITE_BACKEND?: string;
}
