namespace Cdi.Studies.Running.Declarations;

/// <summary>Makes numbers of codes and of columns with gaps, as tests of a draw compare them.</summary>
internal sealed class KnownVariableList
{
    // Of a factor of many levels the most frequent are tested: rare ones tell little, and each test costs the others power.
    private const int MostLevels = 12;

    private readonly List<KnownVariable> known = [];

    /// <summary>What was added, in its order.</summary>
    public IReadOnlyList<KnownVariable> All => known;

    /// <summary>An indicator for each code, and one for having any; of two codes without a gap one says all.</summary>
    /// <param name="codes">n codes, below 0 for a gap.</param>
    /// <param name="shown">What each code means.</param>
    /// <param name="given">What having a code means; null where gaps tell nothing of the text and count as the mean of the others.</param>
    public void AddCodes(ReadOnlySpan<int> codes, IReadOnlyList<string> shown, string? given)
    {
        var counts = new int[shown.Count];
        var answered = 0;
        foreach (var code in codes)
        {
            if (code < 0) continue;
            counts[code]++;
            answered++;
        }

        var present = Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0).OrderByDescending(code => counts[code]).Take(
            MostLevels).Order().ToList();
        if (present.Count == 2) present.RemoveAt(1);
        foreach (var code in present)
        {
            var gap = given is null ? (double)counts[code] / answered : 0;
            known.Add(new(shown[code], true, Values(codes, each => each == code ? 1 : each < 0 ? gap : 0)));
        }

        if (given is not null && codes.Contains(-1)) known.Add(new(given, true, Values(codes, each => each >= 0 ? 1 : 0)));
    }

    /// <summary>The numbers, a gap filled by their mean, and an indicator for having one where there are gaps.</summary>
    /// <param name="shown">What they are.</param>
    /// <param name="given">What having one means; null where gaps tell nothing of the text.</param>
    /// <param name="values">n numbers, not finite for a gap.</param>
    /// <param name="isShare">Whether they are 0 and 1.</param>
    /// <param name="areDays">Whether they count days.</param>
    public void AddNumbers(string shown, string? given, ReadOnlySpan<double> values, bool isShare = false, bool areDays = false)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            sum += value;
            count++;
        }

        if (count == 0) return;
        var (filled, has) = (values.ToArray(), new double[values.Length]);
        for (var row = 0; row < filled.Length; row++)
        {
            if (double.IsFinite(filled[row])) has[row] = 1;
            else filled[row] = sum / count;
        }

        known.Add(new(shown, isShare, filled) { AreDays = areDays });
        if (given is not null && count < filled.Length) known.Add(new(given, true, has));
    }

    private static double[] Values(ReadOnlySpan<int> codes, Func<int, double> of)
    {
        var values = new double[codes.Length];
        for (var row = 0; row < values.Length; row++) values[row] = of(codes[row]);
        return values;
    }
}
