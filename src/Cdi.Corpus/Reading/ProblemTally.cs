using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>The first value of a column that has a certain fault, and how many rows after it share the fault.</summary>
internal struct ProblemTally
{
    private RowPlace place;
    private string value;
    private long count;

    /// <summary>Counts one row.</summary>
    public void Add(RowPlace where, ReadOnlySpan<byte> what)
    {
        if (count++ > 0) return;
        place = where;
        value = Encoding.UTF8.GetString(what);
    }

    /// <summary>The diagnostic of the fault, or none where no row has it.</summary>
    /// <param name="diagnostic">Makes it from the first place, the first value and the number of further rows.</param>
    public readonly IEnumerable<DataDiagnostic> Report(Func<RowPlace, string, long, DataDiagnostic> diagnostic) =>
        count == 0 ? [] : [diagnostic(place, value, count - 1)];
}
