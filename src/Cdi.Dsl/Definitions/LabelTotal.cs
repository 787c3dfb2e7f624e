#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A number that is known of every text: the product of columns.</summary>
/// <param name="Name">What R calls the term.</param>
/// <param name="Columns">The columns; none where the number is 1.</param>
public sealed record LabelTotal(string Name, EquatableArray<string> Columns);
