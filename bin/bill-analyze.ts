#!/usr/bin/env node
import { start } from '../src/cli/main/start.ts';

void start(process.argv.slice(2));
