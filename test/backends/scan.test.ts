import { scan } from '../../src/backends/scan/scan-backend.js';
import { describeBackend } from './suite.js';

describeBackend('scan', scan);
