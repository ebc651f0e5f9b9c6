export { kantaraFaults } from '@/lib/receipts/kantara.rules';
