using Cdi.Hosting;
using Cdi.Studies;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers studies with the services of a host.</summary>
public static class StudyServiceCollectionExtensions
{
    /// <summary>Registers a study: its type, the same as one of all <see cref="IStudy"/>, and a <see cref="StudyRunner{TStudy}"/>; one of each in the
    /// process.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Where files are, and how to run; null for a registered <see cref="StudyRunOptions"/>, else for the current folder. Of two
    /// registrations of one study the later one counts.</param>
    /// <typeparam name="TStudy">The compiled study.</typeparam>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddCdiStudy<TStudy>(this IServiceCollection services, StudyRunOptions? options = null)
        where TStudy : class, IStudy, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(_ => new TStudy());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStudy, TStudy>(provider => provider.GetRequiredService<TStudy>()));
        return services.Replace(ServiceDescriptor.Singleton(provider =>
            new StudyRunner<TStudy>(provider.GetRequiredService<TStudy>(), options ?? provider.GetService<StudyRunOptions>() ?? new StudyRunOptions())));
    }
}
