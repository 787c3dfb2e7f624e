using System.Runtime.InteropServices;

namespace Cdi.Corpus.Reading;

/// <summary>Computes the columns of bases, once all rows are read.</summary>
internal static class BasisColumns
{
    /// <summary>Adds them to the columns of numbers.</summary>
    /// <param name="definition">What the study declares.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="numbers">The columns of numbers by name.</param>
    /// <returns>The bases, in order of the definition.</returns>
    /// <exception cref="CorpusException">CDI9059: a column has too few different values for a basis of it.</exception>
    public static IReadOnlyList<FittedBasis> Add(CorpusDefinition definition, string file, Dictionary<string, double[]> numbers)
    {
        var fitted = new List<FittedBasis>();
        var declared =
            from column in definition.Columns
            let basis = column.Basis
            where basis is not null
            select (column.Name, Basis: basis);
        foreach (var columns in declared.GroupBy(column => column.Basis.Function))
        {
            var named = columns.ToList();
            var read = numbers[named[0].Basis.Column];
            if (FittedBasis.Fit(named[0].Basis, read) is not { } basis)
            {
                var different = read.Where(value => !double.IsNaN(value)).Distinct().Count();
                var column = named[0].Basis.Column;
                throw new CorpusException([DataDiagnostics.NoBasis(file, definition.SubjectOf(column), columns.Key, column, different)]);
            }

            fitted.Add(basis);
            var values = named.ConvertAll(column => (column.Basis.Position, Values: new double[read.Length]));
            Span<double> at = new double[basis.Count];
            for (var row = 0; row < read.Length; row++)
            {
                if (double.IsNaN(read[row])) at.Fill(double.NaN);
                else basis.At(read[row], at);
                foreach (var (position, column) in CollectionsMarshal.AsSpan(values)) column[row] = at[position];
            }

            foreach (var (column, computed) in named.Zip(values)) numbers.Add(column.Name, computed.Values);
        }

        return fitted;
    }
}
