export { findBrowser } from '../../bin/checks/browser';
