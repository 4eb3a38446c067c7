import type { DeskError } from '$lib/ipc/errors';
import type { SignerInput } from '$lib/ipc/types';

/** They are written into the signature, whatever language the window has. */
// @wc-ignore
const APPROVAL = 'Approval and responsibility';
// @wc-ignore
export const MEANINGS = [APPROVAL, 'Authorship', 'Review'];

/** Somebody whom the pages name as a signatory. */
export interface Named {
	name: string;
	/** What the pages print beside the signature; blank where they leave it open. */
	meaning: string;
}

interface SignerForm {
	/** Who it is on the pages; nothing for one whom they do not name. */
	named: Named | null;
	identity: string;
	secret: string;
	meaning: string;
}

type Field = 'identity' | 'passphrase' | 'meaning';

/** Those who seal, in the order of their signatures. What opens an identity lives in here only, until it was used. */
export class Signers {
	all = $state<SignerForm[]>([]);

	/** `blank`: a meaning may stay blank for what each notice says. */
	constructor(
		named: readonly Named[],
		private readonly blank = false
	) {
		for (const who of named.length > 0 ? named : [null]) this.all.push(this.#form(who));
	}

	get several(): boolean {
		return this.all.length > 1;
	}

	add(): void {
		this.all.push(this.#form(null));
	}

	remove(index: number): void {
		this.all.splice(index, 1);
	}

	/** Makes room for as many as are named. One whom nobody names any more stays if it was filled in: it signs unseen then. */
	want(named: readonly Named[]): void {
		named.forEach((who, index) => {
			const signer = this.all[index];
			if (signer) signer.named = who;
			else this.all.push(this.#form(who));
		});
		this.all = this.all.filter((signer, index) => {
			if (index === 0 || index < named.length || signer.named === null) return true;
			signer.named = null;
			return signer.identity !== '' || signer.secret !== '';
		});
	}

	get inputs(): SignerInput[] {
		return this.all.map(({ identity, secret, meaning, named }) => ({ identity, passphrase: secret, meaning: named?.meaning ? '' : meaning.trim() }));
	}

	/** Why it can't be sealed yet. */
	get lacks(): string | null {
		if (this.all.every(({ identity }) => identity !== '')) return null;
		return this.several ? 'Choose an identity for each signer first' : 'Choose or make a signing identity first';
	}

	/** What is wrong with a field of a signer. Of several the error names the one. */
	on(error: DeskError | null, index: number, field: Field): string | null {
		const path = error?.field;
		if (!error || !path) return null;
		if (path === `/signers/${index}/${field}`) return error.sentence;
		return path === `/${field}` && !this.several ? error.sentence : null;
	}

	/** Whether a field of a signer shows the error. */
	shows(error: DeskError | null): boolean {
		const fields: Field[] = ['identity', 'passphrase', 'meaning'];
		return this.all.some((_, index) => fields.some((field) => this.on(error, index, field) !== null));
	}

	/** Forgets what opens the identities: of all once they sealed, and of those that did not open. */
	forget(refused: DeskError | null = null): void {
		this.all.forEach((signer, index) => {
			if (refused === null || this.on(refused, index, 'passphrase') !== null) signer.secret = '';
		});
	}

	#form(named: Named | null): SignerForm {
		return { named, identity: '', secret: '', meaning: named?.meaning || (this.blank ? '' : APPROVAL) };
	}
}
