import type { FieldMessage, Form } from '$lib/components/form.svelte';
import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { Organisation } from '$lib/ipc/types';
import { Autosave } from '$lib/session/autosave.svelte';
import { saving } from '$lib/session/saving.svelte';
import { session } from '$lib/session/session.svelte';

/** The organisation, saved as it is typed. A zone or colour that is none is refused at its field. */
export class OrganisationEditor implements Form {
	refused = $state.raw<DeskError | null>(null);
	readonly auto: Autosave<Organisation>;

	private constructor(organisation: Organisation) {
		const store = async (now: Organisation, _: Organisation, revision: number) => {
			try {
				await call('save_organisation', { organisation: now });
				this.refused = null;
			} catch (failure) {
				this.refused = asDeskError(failure);
				throw failure;
			}
			return revision + 1;
		};
		this.auto = new Autosave(organisation, 0, store, () => void session.restate());
	}

	static async open(): Promise<OrganisationEditor> {
		return new OrganisationEditor(await call('organisation'));
	}

	/** Changes the logo of the letterhead; the file is chosen in a native dialog. */
	async setLogo(work: () => Promise<unknown>): Promise<void> {
		await this.auto.flush();
		await saving.run(work);
		this.auto.take(await call('organisation'), this.auto.revision);
	}

	get locked(): boolean {
		return !session.writable;
	}

	messages(path: string): FieldMessage[] {
		return this.refused?.field === path ? [{ tone: 'stop', text: this.refused.sentence }] : [];
	}
}
