namespace Cdi.Corpus;

/// <summary>How the labels of a model follow from those of humans in every text that both labelled.</summary>
internal enum LabelRelation
{
    /// <summary>They are the same.</summary>
    Equal,

    /// <summary>They go together one for one, as other options.</summary>
    Renamed,

    /// <summary>They are numbers on another scale.</summary>
    Linear,
}
