export const seedShops = (): void => {}
