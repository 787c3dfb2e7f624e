namespace Cdi.Corpus.Joining;

/// <summary>Names of annotators that have columns of their own in a file of labels.</summary>
internal static class AnnotatorColumns
{
    private static readonly char[] Separators = ['_', '.', '-', ' ', ':', '/'];

    /// <summary>The annotators in the order of their columns: the headers of these; of several columns for each what they have in common,
    /// <c>ann</c> of <c>ann_attack</c> and <c>ann_group</c>, or the header of the first where that tells nobody apart.</summary>
    /// <param name="file">A file with a column for each annotator, or one for each annotator and question.</param>
    public static IReadOnlyList<string> NamesOf(LabelFile file)
    {
        if (file.OtherAnswers.Count == 0)
        {
            var further = file.OtherLabels.Select(each => each.SourceColumn).Concat(file.OtherNumbers.Select(each => each.SourceColumn));
            return [.. further.Prepend(file.Labels?.SourceColumn ?? file.Numbers[0].SourceColumn)];
        }

        var headers = file.Answers.Concat(file.OtherAnswers).Select(each => each.SourceColumn).Chunk(file.Answers.Count).ToList();
        foreach (var part in new Func<IReadOnlyList<string>, string>[] { Beginning, End })
        {
            var names = headers.Select(own => part(own)).ToList();
            if (names.TrueForAll(name => name.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == names.Count) return names;
        }

        return [.. headers.Select(own => own[0])];
    }

    private static string Beginning(IReadOnlyList<string> headers)
    {
        var length = 0;
        while (headers.All(header => length < header.Length && header[length] == headers[0][length])) length++;
        var cut = length == 0 ? -1 : headers[0].LastIndexOfAny(Separators, length - 1);
        return cut < 0 ? "" : headers[0][..cut];
    }

    private static string End(IReadOnlyList<string> headers)
    {
        var length = 0;
        while (headers.All(header => length < header.Length && header[^(length + 1)] == headers[0][^(length + 1)])) length++;
        var cut = headers[0].IndexOfAny(Separators, headers[0].Length - length);
        return cut < 0 ? "" : headers[0][(cut + 1)..];
    }
}
