/** Thrown where a Parquet file has something that is not read here, or is damaged: another reader judges it. */
export class UnusualParquet extends Error {
  override readonly name = "UnusualParquet";
}
