namespace Cdi.Cli.Authoring;

/// <summary>What labels are: <c>--outcome number</c> or <c>--outcome options</c>.</summary>
internal enum OutcomeKind
{
    /// <summary>Numbers, which have a mean.</summary>
    Number,

    /// <summary>Options, which have shares.</summary>
    Options,
}
