/**
 * Faults that reach no promise of the work they belong to, such as a late error of a file that is closed already. They
 * would end the process; a server has them fail the work that is under way, and goes on.
 */
export class StrayFaults {
  private readonly underWay = new Set<(fault: unknown) => void>();

  /** `tell` is for faults while nothing is under way. */
  constructor(tell: (fault: unknown) => void) {
    process.on('uncaughtException', (fault) => {
      if (this.underWay.size === 0) tell(fault);
      for (const fail of this.underWay) fail(fault);
    });
  }

  get isWorking(): boolean {
    return this.underWay.size > 0;
  }

  during<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const fail = (fault: unknown) => {
        this.underWay.delete(fail);
        reject(fault);
      };
      this.underWay.add(fail);
      work().then((done) => {
        this.underWay.delete(fail);
        resolve(done);
      }, fail);
    });
  }
}
