namespace Cdi.Estimation.Moments;

/// <summary>Rows that arrive chunk by chunk, as often as they are asked for.</summary>
internal interface IRowSource
{
    /// <summary>Rows of all chunks together.</summary>
    long Rows { get; }

    /// <summary>Begins again at the first row.</summary>
    /// <returns>Chunks of any size, in the order of rows. The memory of a chunk is read until the next one is asked for.</returns>
    IEnumerable<RowChunk> Read();
}
