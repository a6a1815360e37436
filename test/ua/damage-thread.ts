/** A thread that uses so many damaged messages, so that every processor does its share of them. */

import { workerData } from 'node:worker_threads';
import { useDamaged } from './any-message.ts';

const { count, seed } = workerData as { readonly count: number; readonly seed: number };
useDamaged(count, seed);
