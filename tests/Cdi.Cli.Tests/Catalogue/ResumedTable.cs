namespace Cdi.Cli.Tests.Catalogue;

/// <summary>A file of lines that is made part by part, and goes on where it stopped: the same bytes however often it was killed.</summary>
/// <remarks>Parts are made in one order, each exchanged with the file as a whole, so that the file is always its first line and a number of parts.</remarks>
/// <param name="path">The file.</param>
/// <param name="head">The first line. A file that begins with another one was made by other settings.</param>
public sealed class ResumedTable(string path, string head)
{
    /// <summary>Makes the parts that the file does not hold.</summary>
    /// <param name="parts">The parts in order: a name, and lines that begin with it and a tab.</param>
    /// <returns>All lines of the file behind the first.</returns>
    /// <exception cref="InvalidDataException">The file begins with another line, or its parts are others.</exception>
    public IReadOnlyList<string> Complete(IEnumerable<(string Name, Func<IReadOnlyList<string>> Make)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        List<string> lines = File.Exists(path) ? [.. File.ReadAllLines(path)] : [head];
        if (lines.Count == 0 || lines[0] != head) throw new InvalidDataException($"`{path}` was made by other settings.");
        var done = 1;
        foreach (var (name, make) in parts)
        {
            var next = done;
            while (next < lines.Count && lines[next].StartsWith(name + "\t", StringComparison.Ordinal)) next++;
            if (next == done)
            {
                if (done < lines.Count) throw new InvalidDataException($"`{path}` has other parts than `{name}` in its line {done + 1}.");
                lines.AddRange(make());
                Exchange(lines);
                next = lines.Count;
            }

            done = next;
        }

        return [.. lines.Skip(1)];
    }

    private void Exchange(List<string> lines)
    {
        File.WriteAllText(path + ".new", string.Join('\n', lines) + "\n");
        File.Move(path + ".new", path, overwrite: true);
    }
}
