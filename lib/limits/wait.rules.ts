/** How to say a wait: minutes while a person would wait for them, hours beyond. A key of `errors`, and its values. */
export const waitWords = (minutes: number): { key: 'wait' | 'waitHours'; values: Record<string, number> } =>
  minutes <= 90
    ? { key: 'wait', values: { minutes } }
    : { key: 'waitHours', values: { hours: Math.ceil(minutes / 60) } };
