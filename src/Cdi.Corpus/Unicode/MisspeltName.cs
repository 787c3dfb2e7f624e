namespace Cdi.Corpus.Unicode;

/// <summary>Finds the name that a misspelt one probably means.</summary>
/// <remarks>Not the rule of the compiler for names of a spec (<c>Cdi.Dsl.Text.NearestName</c>): headers and cells of a file that differ by case
/// only are two.</remarks>
internal static class MisspeltName
{
    /// <summary>The candidate with the fewest single-character edits from <paramref name="name"/> (case counts half an edit), if at most two fifths of the
    /// name differ (one edit in a short name, none but case in a single letter); the first of equals.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var fewest = Math.Min(2 * Math.Max(1, 2 * name.Length / 5), (2 * name.Length) - 1) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) * 2 >= fewest) continue;
            var distance = HalfEdits(name, candidate);
            if (distance >= fewest) continue;
            (nearest, fewest) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>Levenshtein distance in half edits: 2 for an insertion, deletion or replacement, 1 for another case.</summary>
    private static int HalfEdits(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) row[j] = 2 * j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = 2 * i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + Replacement(left[i - 1], right[j - 1]);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 2);
            }
        }

        return row[right.Length];
    }

    private static int Replacement(char left, char right) =>
        left == right ? 0 : char.ToUpperInvariant(left) == char.ToUpperInvariant(right) ? 1 : 2;
}
