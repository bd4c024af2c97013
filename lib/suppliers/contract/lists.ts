/** One page of a list; pages count from 1. */
export type SupplierPage<T> = {
  readonly items: readonly T[];
  readonly page: number;
  readonly lastPage: number;
  readonly total: number;
};

/** Which days (UTC, both included) and which page of a list to read. */
export type ListQuery = {
  readonly page?: number;
  readonly from?: Date;
  readonly to?: Date;
};
