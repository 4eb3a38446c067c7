export { Attempt } from '$lib/session/attempt.svelte';
