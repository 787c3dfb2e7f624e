namespace Cdi.Corpus.Joining;

/// <summary>Reads the files of labels of a corpus, and joins them to its table.</summary>
internal static class LabelFiles
{
    /// <summary>Finds, reads and joins every file of labels that a study declares.</summary>
    /// <param name="table">The corpus; its columns are complete behind the call.</param>
    /// <param name="places">Where to look for files.</param>
    /// <param name="cancellation">Ends searching and reading.</param>
    /// <exception cref="CorpusException">A file cannot be found or read, or does not go with the corpus.</exception>
    /// <exception cref="ArgumentException">The corpus has no key; the compiler admits no such study.</exception>
    public static async Task JoinAsync(CorpusTable table, CorpusPlaces places, CancellationToken cancellation)
    {
        var declared = table.Definition.LabelFiles;
        if (declared.Count == 0) return;
        if (!table.IsKeyed) throw new ArgumentException("Files of labels are joined by the key of the corpus, and it has none.", nameof(table));
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows; row++) rows.Add(table.Key(row), row);
        var (joined, columns) = (new List<JoinedLabels>(), new List<(LabelFile File, string Name, double[] Values)>());
        foreach (var labels in declared)
        {
            var file = await CorpusLocator.FindAsync(labels.Table, places, cancellation).ConfigureAwait(false);
            var (result, read) = LabelJoin.Of(table, rows, labels, CorpusReader.Read(labels.Table, file, cancellation));
            joined.Add(result);
            columns.AddRange(read.Select(each => (labels, each.Name, each.Values)));
        }

        table.Join(joined, target =>
        {
            foreach (var (file, name, values) in columns) Add(target, file, name, values);
        });
    }

    private static void Add(CorpusColumns columns, LabelFile file, string name, double[] values)
    {
        if (file.OptionsOf(name) is { } options)
            columns.Labels.Add(name, new LabelColumn(options, Array.ConvertAll(values, value => double.IsNaN(value) ? -1 : (int)value)));
        else columns.RecordedNumbers.Add(name, values);
    }
}
