import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { IdentityFile } from '$lib/ipc/types';

/** The signing identities that are remembered: where each is, never what opens it. */
class Identities {
	files = $state.raw<IdentityFile[]>([]);
	read = $state(false);
	error = $state.raw<DeskError | null>(null);

	async load(): Promise<void> {
		try {
			this.files = await call('identities');
			this.error = null;
		} catch (failure) {
			this.error = asDeskError(failure);
		} finally {
			this.read = true;
		}
	}
}

export const identities = new Identities();
