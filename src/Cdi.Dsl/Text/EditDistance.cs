namespace Cdi.Dsl.Text;

/// <summary>Edits between one string and others, whatever their case (optimal string alignment: a swapped pair of neighbours is one edit).</summary>
/// <remarks>A study of many mistakes compares each with every declared name: what cannot be near is seen from lengths and letters, without the table.</remarks>
internal sealed class EditDistance
{
    private readonly string written;
    private readonly ulong letters;
    private int[] before;
    private int[] previous;
    private int[] current;

    /// <summary>Prepares comparisons with a string.</summary>
    /// <param name="written">The string.</param>
    /// <param name="longest">The length of the longest string that it is compared with.</param>
    public EditDistance(string written, int longest)
    {
        this.written = written.ToUpperInvariant();
        letters = Letters(this.written);
        before = new int[longest + 1];
        previous = new int[longest + 1];
        current = new int[longest + 1];
    }

    /// <summary>The number of edits, where it is not larger than <paramref name="most"/>; else null.</summary>
    /// <param name="other">The other string.</param>
    /// <param name="most">As many edits as are of interest.</param>
    public int? To(string other, int most)
    {
        // An edit changes the length by one at most, and adds one letter and removes one at most.
        if (Math.Abs(other.Length - written.Length) > most || Ones(letters ^ Letters(other)) > 2 * most) return null;
        for (var j = 0; j <= other.Length; j++) previous[j] = j;
        for (var i = 1; i <= written.Length; i++)
        {
            var least = Row(i, other);
            (before, previous, current) = (previous, current, before);
            if (least > most) return null;
        }

        return previous[other.Length] <= most ? previous[other.Length] : null;
    }

    /// <summary>Fills a row of the table: the edits from the first i letters to every beginning of the other string.</summary>
    /// <returns>A bound that no later row falls below.</returns>
    private int Row(int i, string other)
    {
        var least = current[0] = i;
        for (var j = 1; j <= other.Length; j++)
        {
            var letter = char.ToUpperInvariant(other[j - 1]);
            var replaced = previous[j - 1] + (written[i - 1] == letter ? 0 : 1);
            var edits = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            var swapped = i > 1 && j > 1 && written[i - 1] == char.ToUpperInvariant(other[j - 2]) && written[i - 2] == letter;
            if (swapped) edits = Math.Min(edits, before[j - 2] + 1);
            current[j] = edits;

            // A swap in the next row starts from this row's predecessor.
            least = Math.Min(least, Math.Min(edits, previous[j] + 1));
        }

        return Math.Min(least, previous[0] + 1);
    }

    /// <summary>A bit for each letter that occurs; letters that share one only make strings seem nearer.</summary>
    private static ulong Letters(string text)
    {
        var letters = 0UL;
        foreach (var letter in text) letters |= 1UL << (char.ToUpperInvariant(letter) & 63);
        return letters;
    }

    private static int Ones(ulong bits)
    {
        var ones = 0;
        for (; bits != 0; bits &= bits - 1) ones++;
        return ones;
    }
}
