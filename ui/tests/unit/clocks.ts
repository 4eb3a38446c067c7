import clocks from '../../src/lib/ipc/fake/zone_clocks.json';
import { learn } from '../../src/lib/time/clocks.svelte';

learn(clocks);
