using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>What a user says about a labelled file for which a first study is to be written.</summary>
/// <param name="File">The file, as given.</param>
/// <param name="Human">Header of the human labels.</param>
internal sealed record FirstStudyRequest(string File, string Human)
{
    /// <summary>Header of the model's labels; null where no model labelled the file.</summary>
    public string? Llm { get; init; }

    /// <summary>Header of the confidences; null where none.</summary>
    public string? Confidence { get; init; }

    /// <summary>Header of each text's probability of being labelled; null where the labelled texts are a uniform sample.</summary>
    public string? Given { get; init; }

    /// <summary>What the labels are; null where the file is to say so.</summary>
    public OutcomeKind? Outcome { get; init; }

    /// <summary>The delimiter; null where the file is to say so.</summary>
    public char? Delimiter { get; init; }

    /// <summary>What quotation marks mean; null for marks around values, checked.</summary>
    public Quoting? Quotes { get; init; }

    /// <summary>The sheet of a workbook; null for its first one.</summary>
    public string? Sheet { get; init; }

    /// <summary>Human label by label of the model, where the two are written differently.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the spec accepts, with reasons.</summary>
    public IReadOnlyList<Acceptance> Accepted { get; init; } = [];

    /// <summary>The spec to write, as given; null for one named after the file.</summary>
    public string? Spec { get; init; }

    /// <summary>Where the spec will stand, relative to the working folder or absolute.</summary>
    public string SpecPath => Spec ?? Path.GetFileNameWithoutExtension(File) + ".cdi";

    /// <summary>Where a second spec, of the labels as options, may stand beside it.</summary>
    public string OptionsSpec => Path.ChangeExtension(SpecPath, null) + "-options.cdi";

    /// <summary>The columns that the file must have.</summary>
    public IReadOnlyList<SoughtColumn> Sought =>
    [
        .. new (string? Name, string Flag)[] { (Human, "--human"), (Llm, "--llm"), (Confidence, "--confidence"), (Given, "--given") }
            .Where(each => each.Name is not null).Select(each => new SoughtColumn(each.Name ?? "", each.Flag)),
    ];
}
