import { call } from '$lib/ipc/backend';
import { learn, whenMissing } from '$lib/time/clocks.svelte';

/** Reads the clocks that a register needs from the program, again where its data changed. */
export async function readClocks(): Promise<void> {
	whenMissing((zone) => void call('zone_clocks', { zones: [zone] }).then(learn, () => undefined));
	learn(await call('zone_clocks', { zones: [] }), true);
}
