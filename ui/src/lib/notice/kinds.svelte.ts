import { call } from '$lib/ipc/backend';
import type { Audience, FieldView, KindView, LanguageView } from '$lib/ipc/types';

const AUDIENCES: Record<Audience, string> = {
	users: 'To users',
	distributors: 'To distributors and importers',
	public: 'To everybody',
	reporter: 'To the reporter',
	authority: 'To an authority',
	internal: 'For the record'
};

/** The kinds of document, the fields of their forms and the languages: they stay the same while the program runs. */
class KindLibrary {
	kinds = $state.raw<KindView[]>([]);
	languages = $state.raw<LanguageView[]>([]);
	#fields = new Map<string, FieldView>();
	#reading: Promise<void> | undefined;

	load(): Promise<void> {
		this.#reading ??= this.#read();
		return this.#reading;
	}

	async #read(): Promise<void> {
		const book = await call('kind_book');
		this.kinds = book.kinds;
		this.languages = book.languages;
		this.#fields = new Map(book.fields.map((field) => [field.id, field]));
	}

	kind(id: string): KindView | undefined {
		return this.kinds.find((kind) => kind.id === id);
	}

	field(id: string): FieldView | undefined {
		return this.#fields.get(id);
	}

	/** The kinds by reader, in the order of the list above. */
	byAudience(kinds: KindView[]): { audience: Audience; name: string; kinds: KindView[] }[] {
		const audiences = Object.keys(AUDIENCES) as Audience[];
		return audiences
			.map((audience) => ({ audience, name: AUDIENCES[audience], kinds: kinds.filter((kind) => kind.audience === audience) }))
			.filter((group) => group.kinds.length > 0);
	}
}

export const library = new KindLibrary();

/** Whether a pattern with `*` for anything fits a stage, as the backend reads it. */
export function answers({ answers: patterns }: KindView, stage: string): boolean {
	return patterns.some((pattern) => {
		const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
		return new RegExp(`^${parts.join('.*')}$`).test(stage);
	});
}
