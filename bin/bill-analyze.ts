#!/usr/bin/env node
import { start } from '../src/cli/start.ts';

void start(process.argv.slice(2));
