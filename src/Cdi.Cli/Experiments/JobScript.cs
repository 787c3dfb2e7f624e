using System.Globalization;

namespace Cdi.Cli.Experiments;

/// <summary>The script of a Slurm job array that runs a chunk in each task. It names no place but those relative to its own folder.</summary>
internal static class JobScript
{
    /// <summary>Its name.</summary>
    public const string FileName = "job.sh";

    /// <summary>Folder of what tasks print.</summary>
    public const string LogFolder = "logs";

    /// <summary>The text.</summary>
    /// <param name="name">Name of the job: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="chunks">Chunks.</param>
    /// <param name="spec">The spec, relative to the folder of the script.</param>
    /// <param name="data">The folder searched for corpora, likewise; null for none but that of CDI_DATA.</param>
    public static string Of(string name, int chunks, string spec, string? data) => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        # One task for each chunk of manifest.json. Submit it in the folder where it stands: sbatch {{FileName}}
        # All nodes must see this folder, the spec and its data, and find `cdi`, or what CDI names in its place.
        # What a task may take, here or on the line of sbatch, as in `sbatch --time=12:00:00 {{FileName}}`; no number depends on it:
        #SBATCH --job-name={{name}}
        #SBATCH --array=1-{{chunks}}
        # Processors of a task: its trials run on all of them.
        #SBATCH --cpus-per-task=1
        # Memory of a task: some 300 MB, and the corpus some times over for each processor.
        #SBATCH --mem=2G
        # Time of a task. One that is stopped leaves nothing; `cdi experiment SPEC --resubmit DIR` runs it again.
        #SBATCH --time=04:00:00
        # A task of a node that fails is run on another one: run twice, it writes the same bytes.
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={{LogFolder}}/chunk-%a.txt
        set -euo pipefail
        if [ ! -f {{TrialManifest.FileName}} ]; then
          echo "There is no {{TrialManifest.FileName}} in $PWD: submit {{FileName}} in its own folder." >&2
          exit 1
        fi
        exec "${CDI:-cdi}" experiment {{Quoted(spec)}} --slurm . --chunk "$SLURM_ARRAY_TASK_ID"{{(data is null ? "" : " --data " + Quoted(data))}} \
          --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet

        """);

    /// <summary>Numbers of chunks as sbatch takes them: <c>2,5-7</c>.</summary>
    /// <param name="numbers">Ascending; one or more.</param>
    public static string Array(IReadOnlyList<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1) ranges[^1] = (ranges[^1].First, number);
            else ranges.Add((number, number));
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last
            ? range.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}")));
    }

    private static string Quoted(string path) => "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
