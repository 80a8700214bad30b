namespace Millibar.Engines.Parquet;

/// <summary>Where a column's values of one row group lie in the file.</summary>
/// <param name="Dictionary">Offset of the page of distinct values; null where each value is written out.</param>
/// <param name="Data">Offset of the page of values.</param>
/// <param name="Size">Bytes of both pages with their headers.</param>
/// <param name="Values">Rows, missing ones too.</param>
internal sealed record ColumnChunk(long? Dictionary, long Data, long Size, int Values);
